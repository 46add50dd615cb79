@NullMarked
package io.portcullis.gateway.message;

import org.jspecify.annotations.NullMarked;
