/// One class a kind of load. Read [io.portcullis.load.scenario.Scenario] first.
@NullMarked
package io.portcullis.load.scenario;

import org.jspecify.annotations.NullMarked;
