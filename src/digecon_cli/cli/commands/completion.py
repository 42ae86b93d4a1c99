"""``completion``: the script that completes command lines in a shell."""

from ...core.errors import UsageError, did_you_mean
from .. import complete
from ..options import LANG, Common
from ..output import deliver
from ..spec import Argument, Command

SHELLS = ("bash", "zsh", "fish")


def _completion(common: Common, shell: str) -> None:
    if shell not in SHELLS:
        hint = did_you_mean(shell, SHELLS)
        raise UsageError(
            "'{shell}' is not a supported shell.{hint} Known: {known}.", shell=shell, hint=hint, known=SHELLS
        )
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    script = get_completion_script(prog_name="digecon", complete_var="_DIGECON_COMPLETE", shell=shell)
    deliver(script.encode() + b"\n", "")


COMMAND = Command(
    "completion",
    section="Setup",
    rank=2,
    help="Completion script: for bash, zsh or fish; save it as the examples do, or put "
    'eval "$(digecon completion bash)" into ~/.bashrc (for zsh, with zsh, into ~/.zshrc).',
    examples=(
        "digecon completion bash",
        "digecon completion bash > ~/.local/share/bash-completion/completions/digecon",
        "digecon completion zsh > ~/.zfunc/_digecon",
        "digecon completion fish > ~/.config/fish/completions/digecon.fish",
    ),
    run=_completion,
    options=(LANG,),
    arguments=(Argument("shell", "SHELL", "bash, zsh or fish.", complete=complete.one_of(SHELLS)),),
    selects=False,
)
