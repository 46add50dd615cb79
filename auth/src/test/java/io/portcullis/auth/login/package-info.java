@NullMarked
package io.portcullis.auth.login;

import org.jspecify.annotations.NullMarked;
