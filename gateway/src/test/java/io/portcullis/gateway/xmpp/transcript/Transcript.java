package io.portcullis.gateway.xmpp.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A dialogue of several actors, one line a step:
///
/// ```
/// # a comment; \ at the end of a line continues it
/// alice connects                    [over TLS]
/// alice C: <presence/>              alice sends
/// alice S: <presence from='{me}'/>  the next thing alice gets; {name} is bound at first and compared later, {*} is anything
/// alice S: nothing                  nothing more has come
/// alice S: closed                   the server closes the connection
/// alice signs in as alice/home      connects, signs in, binds
/// alice secures | is lost
/// client was Tkabber (desk)        what the client of the latest sign-in calls itself
/// time passes 30s | commits are held | commits go on | commits fail | revoke alice | drain
/// ```
/// In what is sent, `{plain:user:password}`, `{scram-first:…}` and `{scram-last}` stand for what a client computes.
record Transcript(String name, List<Line> lines) {
    /// One step.
    ///
    /// @param number in the file, for messages
    record Line(int number, String text) {}

    static Transcript read(Path file) {
        try {
            List<Line> lines = new ArrayList<>();
            StringBuilder open = new StringBuilder();
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String text = line.strip();
                if (text.endsWith("\\")) {
                    open.append(text, 0, text.length() - 1);
                } else if (!text.isEmpty() && !(text.startsWith("#") && open.isEmpty())) {
                    lines.add(new Line(number, open.append(text).toString()));
                    open.setLength(0);
                }
            }
            return new Transcript(file.getFileName().toString(), List.copyOf(lines));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /// All files of a directory of the class path.
    static List<Transcript> all(String directory) {
        var url = Transcript.class.getResource(directory);
        if (url == null) {
            throw new IllegalStateException("no transcripts: " + directory);
        }
        try (var files = Files.list(Path.of(url.getPath()))) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().map(Transcript::read).toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + directory, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
