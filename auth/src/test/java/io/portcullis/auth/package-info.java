@NullMarked
package io.portcullis.auth;

import org.jspecify.annotations.NullMarked;
