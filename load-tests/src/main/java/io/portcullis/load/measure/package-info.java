/// What is measured: the server's CPU time and memory, and the clients' latencies. Read [io.portcullis.load.measure.ServerProcess] first.
@NullMarked
package io.portcullis.load.measure;

import org.jspecify.annotations.NullMarked;
