package io.perennial.connector.hook;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A call that came in, as it came in. The body is not copied; nobody changes it. */
public final class HookCall {

  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A call.
   *
   * @param headers in any case of letters
   * @param body the bytes that were signed
   */
  public HookCall(Map<String, String> headers, byte[] body) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    this.headers = Collections.unmodifiableMap(copy);
    this.body = body;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  /** Without the contents, which may name people. */
  @Override
  public String toString() {
    return "HookCall[%d bytes]".formatted(body.length);
  }
}
