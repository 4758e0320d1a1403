# SPDX-License-Identifier: MIT
# What a test script asks for what it needs: `. "$CVX_SOURCE_DIR/tests/support/need.sh"`, then
# `need qpdf pdftotext`. Where a tool is missing the test is skipped, visibly; in CI it fails.
need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null 2>&1 && continue
        echo "this test needs $tool; ./dev setup test installs it"
        [ -z "${CI:-}" ] || exit 1
        exit 77
    done
}
