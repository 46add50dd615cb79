@NullMarked
package io.portcullis.auth.account;

import org.jspecify.annotations.NullMarked;
