@NullMarked
package io.portcullis.auth.event;

import org.jspecify.annotations.NullMarked;
