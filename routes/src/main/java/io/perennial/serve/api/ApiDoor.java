package io.perennial.serve.api;

import io.perennial.access.ApiScope;
import io.perennial.console.context.ContextApi;
import io.perennial.console.context.ProposalApi;
import java.util.List;
import java.util.Optional;

/**
 * One path of the API, and who may come by it.
 *
 * @param methods of HTTP, in the order in which they are told
 * @param scope that a token needs
 */
record ApiDoor(String path, List<String> methods, ApiScope scope) {

  private static final List<ApiDoor> ALL =
      List.of(
          new ApiDoor(ContextApi.PATH, List.of("GET", "HEAD"), ApiScope.CONTEXT),
          new ApiDoor(ProposalApi.PATH, List.of("POST"), ApiScope.PROPOSE));

  ApiDoor {
    methods = List.copyOf(methods);
  }

  static List<ApiDoor> all() {
    return ALL;
  }

  static String[] paths() {
    return ALL.stream().map(ApiDoor::path).toArray(String[]::new);
  }

  static Optional<ApiDoor> of(String path) {
    return ALL.stream().filter(door -> door.path.equals(path)).findFirst();
  }
}
