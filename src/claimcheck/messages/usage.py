"""What is wrong with a command line."""

from __future__ import annotations

from claimcheck.text import Text

FAULT = Text("错误：{told}", "Error: {told}")
HINT = Text("用法详见：{command} --help", "Try '{command} --help' for help.")
NO_OPTION = Text("没有 {name} 这个选项{near}", "there is no option {name}{near}")
NO_COMMAND = Text("没有 {name} 这个命令{near}", "there is no command {name}{near}")
NEAR = Text("；最接近的是 {names}", "; the closest is {names}")
NO_VALUE = Text("选项 {name} 后面要有值", "option {name} needs a value")
NEEDLESS_VALUE = Text("选项 {name} 不带值", "option {name} takes no value")
MISSING_ARGUMENT = Text("缺少参数 {name}", "argument {name} is missing")
MISSING_OPTION = Text("缺少选项 {name}", "option {name} is missing")
MISSING_COMMAND = Text("没有给出命令", "no command was given")
TOO_MANY = Text("多出的参数：{words}", "too many arguments: {words}")
BAD_VALUE = Text("{name}：{told}", "{name}: {told}")
NO_CHOICE = Text("没有“{value}”，可选 {choices}{near}", "there is no “{value}”; choose {choices}{near}")
CHOICES = Text("，可选 {choices}", "; choose {choices}")
FOLDER = Text("“{path}”是文件夹，不是文件", "“{path}” is a folder, not a file")
