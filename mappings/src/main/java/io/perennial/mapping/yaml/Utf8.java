package io.perennial.mapping.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns a file's bytes into text, or says why they are none. */
final class Utf8 {

  private static final String MEND = "save the file as UTF-8";

  private final String file;
  private final Problems problems;

  Utf8(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Optional<String> decode(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return refuse(1, "is written in UTF-16");
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(in);
      return Optional.of(text.toString());
    } catch (CharacterCodingException malformed) {
      return refuse(linesBefore(bytes, in.position()) + 1, "holds bytes that are no UTF-8");
    }
  }

  private Optional<String> refuse(int line, String what) {
    problems.add(new Problem(new Place(file, line, 1), "", what, MEND));
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int linesBefore(byte[] bytes, int end) {
    int lines = 0;
    for (int i = 0; i < end; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
