/// What an operator can set: one TOML file, read into nested records. Read [PortcullisConfig] first; [ConfigReader]
/// turns a file and `--set` overrides into it or says everything that is wrong with them.
@NullMarked
package io.portcullis.gateway.config;

import org.jspecify.annotations.NullMarked;
