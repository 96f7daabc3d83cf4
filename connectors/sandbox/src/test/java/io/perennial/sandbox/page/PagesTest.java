package io.perennial.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.zendesk.page.PanelApp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private final Pages pages =
      new Pages(
          "agent",
          new Router<Page>()
              .on("GET", "/agent/tickets/{id}", (call, match) -> text(match.parameter("id"))),
          new PageFiles(PanelApp.class),
          new Api());

  private static Answer text(String body) {
    return Answer.text(200, "text/plain", body);
  }

  private Answer get(String path, String host) {
    return pages.answer(Call.of("GET", path, Map.of("host", host), ""));
  }

  @Test
  void pages_leaveEverythingElseToTheApi() {
    assertThat(get("/agent/tickets/7", "127.0.0.1:8102").body()).isEqualTo("7");
    assertThat(get("/agents/7", "evil.example").body()).isEqualTo("api");
    assertThat(get("/api/v2/tickets", "evil.example").body()).isEqualTo("api");
    assertThat(pages.kind(Call.of("GET", "/agent", Map.of(), ""))).isEqualTo("GET (page)");
    assertThat(pages.kind(Call.of("GET", "/api/v2", Map.of(), ""))).isEqualTo("GET api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8102", "localhost:8102", "LOCALHOST", "[::1]:80"})
  void pages_answerThisMachine(String host) {
    assertThat(get("/agent/tickets/7", host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "evil.example", "127.0.0.1.evil.example", "evil.example:8102"})
  void pages_answerNobodyWhoComesByAnotherName(String host) {
    assertThat(get("/agent/tickets/7", host).status()).isEqualTo(421);
    assertThat(get("/agent/assets/host.js", host).status()).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/agent/assets/../page/host.js",
        "/agent/assets//etc/passwd",
        "/agent/assets/PanelApp.class",
        "/agent/assets/PanelApp.class/",
        "/agent/assets/.hidden",
        "/agent/assets/app/../../page/host.js",
        "/agent/assets/%2e%2e/host.js",
        "/agent/assets/",
        "/agent/none"
      })
  void files_areThoseBesideThePagesAlone(String path) {
    assertThat(get(path, "127.0.0.1").status()).isEqualTo(404);
  }

  @Test
  void answers_trustNothing() {
    Answer script = get("/agent/assets/host.js", "127.0.0.1");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.headers())
        .containsEntry("Content-Type", "text/javascript;charset=UTF-8")
        .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void text_isEscaped() {
    assertThat(Html.escape("<a href=\"x\" title='y'>&</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
  }

  private static final class Api implements Handler {
    @Override
    public String kind(Call call) {
      return call.method() + " api";
    }

    @Override
    public Answer answer(Call call) {
      return text("api");
    }
  }
}
