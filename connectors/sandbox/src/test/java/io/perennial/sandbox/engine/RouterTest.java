package io.perennial.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final Router<String> router =
      new Router<String>()
          .on("GET", "/sobjects/{object}/{id}", "record")
          .on("GET", "/sobjects/{object}/describe", "describe")
          .on("PATCH", "/sobjects/{object}/{field}/{value}", "upsert");

  @Test
  void find_prefersLiterals() {
    assertThat(find("GET", "/sobjects/Account/describe/").map(Router.Match::target))
        .contains("describe");
    assertThat(find("GET", "/sobjects/Account/001").map(Router.Match::target)).contains("record");
  }

  @Test
  void find_decodesWhatTheTemplateNames() {
    assertThat(find("PATCH", "/sobjects/Account/Ext__c/a%2Fb+c%20d"))
        .hasValueSatisfying(match -> assertThat(match.parameter("value")).isEqualTo("a/b+c d"));
  }

  @Test
  void find_isEmptyForAnotherMethod() {
    assertThat(find("DELETE", "/sobjects/Account/001")).isEmpty();
    assertThat(router.knowsPath(call("DELETE", "/sobjects/Account/001"))).isTrue();
    assertThat(router.knowsPath(call("GET", "/sobjects"))).isFalse();
  }

  private Optional<Router.Match<String>> find(String method, String path) {
    return router.find(call(method, path));
  }

  private static Call call(String method, String path) {
    return Call.of(method, path, Map.of(), "");
  }
}
