package io.perennial.sandbox.salesforce.page;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.page.Html;
import io.perennial.sandbox.page.Page;
import io.perennial.sandbox.page.PageFiles;
import io.perennial.sandbox.page.Pages;
import io.perennial.sandbox.salesforce.login.Sessions;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.util.Map;

/**
 * {@code /lightning/r/Account/ID/view}: a record as one person sees it.
 *
 * <p>The page itself is the same for all records; its script asks the look-alike's API in the
 * person's name.
 */
public final class RecordPages {

  private static final String WORD = "lightning";

  /** Where the components find their engine. */
  private static final String IMPORTS =
      "{\"imports\":{\"lwc\":\"/lightning/assets/vendor/engine/index.js\"}}";

  private static final String POLICY =
      "default-src 'none'; script-src 'self' %s; style-src 'self'; img-src 'self' data:;"
              .formatted(Html.hash(IMPORTS))
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final PageFiles files = new PageFiles(RecordPages.class);
  private final Sessions sessions;
  private final SalesforceUser person;
  private final ReaderSet reader;
  private final ContextClass context;

  /**
   * Pages of one organisation.
   *
   * @param person who looks at them
   */
  public RecordPages(
      Sessions sessions, SalesforceUser person, ReaderSet reader, ContextClass context) {
    this.sessions = sessions;
    this.person = person;
    this.reader = reader;
    this.context = context;
  }

  /** The pages, and behind them the API. */
  public Handler before(Handler api) {
    Router<Page> pages =
        new Router<Page>()
            .on("GET", "/lightning", (call, match) -> page())
            .on("GET", "/lightning/r/{object}/{id}/view", (call, match) -> page())
            .on("POST", "/lightning/reader", (call, match) -> give(call))
            .on("POST", "/lightning/apex/" + ContextClass.READ, (call, match) -> read(call));
    return new Pages(WORD, pages, files, api);
  }

  private Answer page() {
    String html =
        files
            .need("record.html")
            .replace("{{session}}", Html.escape(sessions.open(person)))
            .replace("{{person}}", Html.escape(person.name()))
            .replace("{{live}}", String.valueOf(context.allowed()))
            .replace("{{imports}}", IMPORTS);
    return Answer.text(200, "text/html;charset=UTF-8", html)
        .with("Content-Security-Policy", POLICY);
  }

  /** Only for the page that carries the person's session: other pages cannot send it. */
  private Answer give(Call call) {
    return sessions
        .user(call)
        .map(user -> Answer.json(200, Map.of("given", reader.give(person))))
        .orElseGet(RecordPages::expired);
  }

  /** Likewise. */
  private Answer read(Call call) {
    return sessions
        .user(call)
        .map(user -> context.read(user, Json.read(call.body()).path("recordId").asText()))
        .orElseGet(RecordPages::expired);
  }

  private static Answer expired() {
    return Answer.text(401, "text/plain", "Reload the page.");
  }
}
