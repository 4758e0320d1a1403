#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nothing is lost: test_complete.py over a corpus of real CVs, where there is one."""
import sys

import test_complete

sys.exit(test_complete.main([test_complete.corpus()]))
