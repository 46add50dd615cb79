@NullMarked
package io.portcullis.gateway.admin.api;

import org.jspecify.annotations.NullMarked;
