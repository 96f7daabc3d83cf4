package io.perennial.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as an OTLP collector does, and reads what its tests ask about. */
final class Collector implements AutoCloseable {

  /** A span, with its attributes as text. */
  record Span(String trace, String id, String parent, String name, Map<String, String> with) {}

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private Collector(HttpServer server) {
    this.server = server;
  }

  static Collector start() {
    try {
      Collector collector =
          new Collector(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      collector.server.createContext("/v1/traces", collector::take);
      collector.server.start();
      return collector;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    bodies.add(new String(body, StandardCharsets.UTF_8));
    for (ByteBuffer ofResource : fields(ByteBuffer.wrap(body), 1)) {
      for (ByteBuffer ofScope : fields(ofResource, 2)) {
        fields(ofScope, 2).forEach(span -> spans.add(span(span)));
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Span span(ByteBuffer span) {
    Map<String, String> attributes = new TreeMap<>();
    for (ByteBuffer attribute : fields(span, 9)) {
      attributes.put(text(fields(attribute, 1)), text(fields(fields(attribute, 2).get(0), 1)));
    }
    return new Span(
        hex(fields(span, 1)),
        hex(fields(span, 2)),
        hex(fields(span, 4)),
        text(fields(span, 5)),
        attributes);
  }

  private static String hex(List<ByteBuffer> values) {
    return values.isEmpty() ? "" : HexFormat.of().formatHex(bytes(values.get(0)));
  }

  private static String text(List<ByteBuffer> values) {
    return values.isEmpty() ? "" : new String(bytes(values.get(0)), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** The values of one field of a protobuf message that hold bytes; numbers are passed over. */
  private static List<ByteBuffer> fields(ByteBuffer message, int wanted) {
    List<ByteBuffer> found = new ArrayList<>();
    ByteBuffer rest = message.duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      long key = number(rest);
      switch ((int) (key & 7)) {
        case 0 -> number(rest);
        case 1 -> rest.getLong();
        case 2 -> {
          int length = (int) number(rest);
          if (key >> 3 == wanted) {
            found.add(rest.slice(rest.position(), length));
          }
          rest.position(rest.position() + length);
        }
        case 5 -> rest.getInt();
        default -> throw new IllegalArgumentException("no protobuf");
      }
    }
    return found;
  }

  private static long number(ByteBuffer rest) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = rest.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  String url() {
    return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
  }

  List<Span> spans() {
    return spans;
  }

  /** All that came, as far as it is text. */
  String everything() {
    return String.join("\n", bodies);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
