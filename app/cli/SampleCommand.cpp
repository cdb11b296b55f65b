#include "app/SampleWorkspace.h"
#include "app/cli/CommandLine.h"

#include <QCoreApplication>

namespace ph {

void addSampleCommand(Command app, CommandLine& line)
{
    auto sample = app.subcommand("sample", "An embedded workspace to try things on");
    sample.requireSubcommand();
    auto create = sample.subcommand("create", "Write it, with its stores, into a new folder");
    auto folder = std::make_shared<std::string>();
    create.option("DIR", *folder, "The folder; it is made where it is not there yet").required();
    const std::string example = "Example:\n"
                                "  pilothouse sample create ./trial\n"
                                "  pilothouse --workspace ./trial";
    create.footer(example);
    sample.footer(example);
    line.onParsed(create, [&line, folder] {
        auto created = createWholeSample(std::filesystem::absolute(*folder), systemNow);
        if (!created)
            return line.fail(created.error());
        if (line.output == CommandLine::Output::Json)
            line.print(nlohmann::json{{"workspace", std::filesystem::absolute(*folder).string()}});
        else
            line.print(QCoreApplication::translate("SampleCommand",
                                                   "Created. Open it with: pilothouse --workspace %1")
                           .arg(QString::fromStdString(*folder)));
    });
}

} // namespace ph
