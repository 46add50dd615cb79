/// JMH benchmarks of the codecs: what one message costs before any server has seen it. Run them all with
/// `java -cp 'load-tests/target/dist/lib/*' org.openjdk.jmh.Main`. Sign-in has its own in module `auth`.
@NullMarked
package io.portcullis.load.bench;

import org.jspecify.annotations.NullMarked;
