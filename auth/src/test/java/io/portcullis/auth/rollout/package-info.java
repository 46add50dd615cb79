@NullMarked
package io.portcullis.auth.rollout;

import org.jspecify.annotations.NullMarked;
