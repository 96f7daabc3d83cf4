package io.perennial.mapping.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExprVisitor;

/** Counts how deep {@code exists}, {@code map} and their like stand inside each other. */
final class ComprehensionDepth extends CelExprVisitor {

  private int depth;
  private int deepest;

  private ComprehensionDepth() {}

  static int of(CelAbstractSyntaxTree tree) {
    ComprehensionDepth visitor = new ComprehensionDepth();
    visitor.visit(tree);
    return visitor.deepest;
  }

  @Override
  protected void visit(CelExpr expression, CelComprehension comprehension) {
    depth++;
    deepest = Math.max(deepest, depth);
    super.visit(expression, comprehension);
    depth--;
  }
}
