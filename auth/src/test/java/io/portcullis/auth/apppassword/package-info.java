@NullMarked
package io.portcullis.auth.apppassword;

import org.jspecify.annotations.NullMarked;
