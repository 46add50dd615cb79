/// Who is calling: digest challenges, their answers, what a refusal says, and whose sign-in has ended since. Read [SignIn] first.
@NullMarked
package io.portcullis.gateway.sip.signin;

import org.jspecify.annotations.NullMarked;
