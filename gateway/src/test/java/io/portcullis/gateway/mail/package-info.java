/// Tests of mail against a real SMTP server in this process.
@NullMarked
package io.portcullis.gateway.mail;

import org.jspecify.annotations.NullMarked;
