/// Results as a table and as JSON. Read [io.portcullis.load.report.Result] first.
@NullMarked
package io.portcullis.load.report;

import org.jspecify.annotations.NullMarked;
