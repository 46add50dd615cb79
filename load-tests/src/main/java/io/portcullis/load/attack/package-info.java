/// Attacks on a server while others use it, and what they cost it and them. Read [io.portcullis.load.attack.AttackCommand] first.
@NullMarked
package io.portcullis.load.attack;

import org.jspecify.annotations.NullMarked;
