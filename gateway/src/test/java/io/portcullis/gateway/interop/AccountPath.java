package io.portcullis.gateway.interop;

/// What a person does from a wish to its end: a row of `gateway/docs/paths.md`.
///
/// @param title  as the row has it
/// @param script whether the scripts of the pages run
record AccountPath(String title, boolean script, Walk walk) {
    /// Prepares what is there before, [begins][PathSteps#begin()], takes the steps, and checks that the end is reached.
    @FunctionalInterface
    interface Walk {
        void take(PathSteps steps) throws Exception;
    }

    @Override
    public String toString() {
        return title;
    }
}
