@NullMarked
package io.portcullis.gateway.store;

import org.jspecify.annotations.NullMarked;
