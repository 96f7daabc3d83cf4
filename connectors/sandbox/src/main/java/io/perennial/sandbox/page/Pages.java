package io.perennial.sandbox.page;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Router;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pages for people before an API: what begins with their word is theirs, all else goes on.
 *
 * <p>They answer only those who call this machine by a loopback name: a stranger's page whose name
 * was made to point here calls by its own.
 */
public final class Pages implements Handler {

  private static final String ASSETS = "assets";
  private static final String POLICY = "Content-Security-Policy";
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MISDIRECTED = 421;

  private final String word;
  private final Router<Page> pages;
  private final PageFiles files;
  private final Handler api;

  /**
   * Pages of one look-alike.
   *
   * @param word first part of their paths, for example {@code lightning}
   * @param files what stands below {@code /WORD/assets}
   * @param api what answers all other calls
   */
  public Pages(String word, Router<Page> pages, PageFiles files, Handler api) {
    this.word = word;
    this.pages = pages;
    this.files = files;
    this.api = api;
  }

  @Override
  public String kind(Call call) {
    return ours(call) ? call.method() + " (page)" : api.kind(call);
  }

  @Override
  public Answer answer(Call call) {
    if (!ours(call)) {
      return api.answer(call);
    }
    if (!known(call.header("Host").orElse(""))) {
      return Answer.text(
          MISDIRECTED,
          "text/plain",
          "The sandbox answers only on this machine: open http://127.0.0.1 with its port.");
    }
    return safe(page(call));
  }

  private boolean ours(Call call) {
    return call.path().equals("/" + word) || call.path().startsWith("/" + word + "/");
  }

  private static boolean known(String host) {
    return NAMES.contains(PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst(""));
  }

  private Answer page(Call call) {
    String assets = "/%s/%s/".formatted(word, ASSETS);
    if (call.method().equals("GET") && call.path().startsWith(assets)) {
      return files.answer(call.path().substring(assets.length()));
    }
    Optional<Router.Match<Page>> match = pages.find(call);
    return match.isPresent()
        ? match.get().target().answer(call, match.get())
        : Answer.text(404, "text/plain", "There is no such page.");
  }

  /** Browsers trust nothing but what the page's own policy names, and keep nothing. */
  private static Answer safe(Answer answer) {
    Answer safe = answer;
    if (!safe.headers().containsKey(POLICY)) {
      safe = safe.with(POLICY, "default-src 'none'; frame-ancestors 'none'");
    }
    return safe.with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }
}
