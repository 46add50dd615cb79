package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The file of a key ring: text, one line `salts BASE64` and one `key ID BASE64` a key, oldest first. Only its owner may be able to
/// read it. Replaced as a whole, by renaming, after its content is on the disk. One that systemd hands over as a credential is read
/// only.
final class RingFile {
    private static final long MAX_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE);
    /// systemd gives the service's user an ACL on a file of root's, whose mask stands where the group's bits are.
    private static final Set<PosixFilePermission> CREDENTIAL = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ);
    private static final String COMMENT = """
            # The key ring of Portcullis. Keep it secret, and keep a copy: without it no stored credential opens.
            """;

    private final Path file;
    private final boolean credential;

    RingFile(Path file) {
        this(file, false);
    }

    /// @param credential whether it is one of systemd's
    RingFile(Path file, boolean credential) {
        this.file = file;
        this.credential = credential;
    }

    RingContent read() {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (!(credential ? CREDENTIAL : OWNER).containsAll(mode)) {
                throw problem("mode " + PosixFilePermissions.toString(mode), credential ? "r--------" : "rw-------");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw problem("larger than " + MAX_BYTES + " bytes", "a key ring");
            }
            return parse(Files.readAllLines(file, US_ASCII));
        } catch (NoSuchFileException missing) {
            throw new KeyRingException("key ring " + file + ": missing (expected: a file of mode 0600)", missing);
        } catch (AccessDeniedException denied) {
            throw new KeyRingException("key ring " + file + ": cannot be read by user "
                    + System.getProperty("user.name", "?") + " (expected: the file's owner)", denied);
        } catch (IOException unreadable) {
            throw new KeyRingException("key ring " + file + ": cannot be read", unreadable);
        }
    }

    private RingContent parse(List<String> lines) {
        List<byte[]> salts = new ArrayList<>();
        List<RingKey> keys = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split(" +", -1);
            Optional<byte[]> key = key(words[words.length - 1]);
            if (words[0].equals("salts") && words.length == 2 && key.isPresent()) {
                salts.add(key.orElseThrow());
            } else if (words[0].equals("key") && words.length == 3 && key.isPresent()) {
                keys.add(new RingKey(id(words[1], i), key.orElseThrow()));
            } else if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                throw malformed(i);
            }
        }
        Set<KeyId> ids = new HashSet<>();
        if (salts.size() != 1 || keys.isEmpty() || !keys.stream().allMatch(key -> ids.add(key.id()))) {
            throw problem("incomplete, or a key is there twice", "one line of salts, and at least one key, each once");
        }
        return new RingContent(salts.getFirst(), keys);
    }

    private KeyId id(String text, int line) {
        try {
            return new KeyId(text);
        } catch (IllegalArgumentException malformed) {
            throw malformed(line);
        }
    }

    private static Optional<byte[]> key(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(key -> key.length == 32);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private KeyRingException malformed(int line) {
        return problem("line " + (line + 1) + " is malformed", "salts BASE64, or key ID BASE64, of 32 bytes");
    }

    private KeyRingException problem(String found, String expected) {
        return new KeyRingException("key ring " + file + ": " + found + " (expected: " + expected + ")");
    }

    void create(RingContent content) {
        if (Files.exists(file)) {
            throw problem("exists", "no such file");
        }
        replace(content);
    }

    void replace(RingContent content) {
        if (credential) {
            throw new KeyRingException(
                    "key ring " + file + ": is a systemd credential, which the service can read and not"
                            + " write (expected: stop the server, and change the file that LoadCredential= names by"
                            + " `portcullis keys rotate --set keys.file=FILE`)");
        }
        Path folder = file.toAbsolutePath().resolveSibling("");
        Path fresh = folder.resolve(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER));
            write(fresh, text(content));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException unwritable) {
            throw new KeyRingException("key ring " + file + ": cannot be written (expected: a directory that user "
                    + System.getProperty("user.name", "?")
                    + " may write, since a new ring takes the old one's place whole)",
                    unwritable);
        }
    }

    private static String text(RingContent content) {
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder(COMMENT);
        text.append("salts ").append(base64.encodeToString(content.saltRoot())).append('\n');
        for (RingKey key : content.keys()) {
            text.append("key ").append(key.id()).append(' ').append(base64.encodeToString(key.root())).append('\n');
        }
        return text.toString();
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
