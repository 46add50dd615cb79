package io.portcullis.gateway.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One key of the configuration: what it means, its default and what it may be. The key's name is the record
/// component's in kebab case.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Setting {
    /// What the value does, as one sentence of the configuration's documentation.
    String meaning();

    /// The default as it would stand in the file; empty for an optional value that is absent.
    String initial() default "";

    /// Bounds as `least-most` for numbers and times; for text, words that say what is expected.
    String range() default "";

    /// The pattern that text must match whole.
    String pattern() default ".*";
}
