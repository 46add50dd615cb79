/// What an attack costs the server: CPU, memory, disk, log, pauses. Read [io.portcullis.load.attack.cost.CostMeter] first.
@NullMarked
package io.portcullis.load.attack.cost;

import org.jspecify.annotations.NullMarked;
