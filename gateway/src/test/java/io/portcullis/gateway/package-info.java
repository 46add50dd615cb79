@NullMarked
package io.portcullis.gateway;

import org.jspecify.annotations.NullMarked;
