/// Load generator, benchmarks, the crash test and attacks. Drives a started server over the network, ours or a peer's, and reads
/// its CPU time and memory from `/proc`.
///
/// Read [io.portcullis.load.LoadCommand] first.
@NullMarked
package io.portcullis.load;

import org.jspecify.annotations.NullMarked;
