/// Who is calling: digest challenges, their answers, and what a refusal says. Read [SignIn] first.
@NullMarked
package io.portcullis.gateway.sip.signin;

import org.jspecify.annotations.NullMarked;
