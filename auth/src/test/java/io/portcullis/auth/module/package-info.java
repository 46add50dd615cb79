@NullMarked
package io.portcullis.auth.module;

import org.jspecify.annotations.NullMarked;
