/// Load generator, benchmarks and the crash test. Drives a started server over the network.
@NullMarked
package io.portcullis.load;

import org.jspecify.annotations.NullMarked;
