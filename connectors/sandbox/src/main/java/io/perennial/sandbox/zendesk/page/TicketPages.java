package io.perennial.sandbox.zendesk.page;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.page.Html;
import io.perennial.sandbox.page.Page;
import io.perennial.sandbox.page.PageFiles;
import io.perennial.sandbox.page.Pages;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.login.Tokens;
import java.util.Map;

/**
 * {@code /agent/tickets/ID}: a ticket as one agent sees it, and our app beside it.
 *
 * <p>The page itself is the same for all tickets; its script asks the look-alike's API in the
 * agent's name.
 */
public final class TicketPages {

  private static final String WORD = "agent";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
          + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final PageFiles files = new PageFiles(TicketPages.class);
  private final Member agent;
  private final Tokens tokens;
  private final TicketQueue queue;
  private final PanelApp app;

  /**
   * Pages of one account.
   *
   * @param agent who looks at them
   */
  public TicketPages(Account account, Tokens tokens, Member agent, PanelApp app) {
    this.agent = agent;
    this.tokens = tokens;
    this.queue = new TicketQueue(account);
    this.app = app;
  }

  /** The pages, and behind them the API. */
  public Handler before(Handler api) {
    Router<Page> pages =
        new Router<Page>()
            .on("GET", "/agent", (call, match) -> page())
            .on("GET", "/agent/tickets/{id}", (call, match) -> page())
            .on("GET", "/agent/queue", (call, match) -> queue());
    return new Pages(WORD, app.on(pages), files, api);
  }

  private Answer page() {
    String html =
        files
            .need("ticket.html")
            .replace("{{session}}", Html.escape(tokens.fixed(agent)))
            .replace("{{person}}", Html.escape(agent.name()));
    return Answer.text(200, "text/html;charset=UTF-8", html)
        .with("Content-Security-Policy", POLICY);
  }

  private Answer queue() {
    return Answer.json(200, Map.of("tickets", queue.tickets()));
  }
}
