#include "app/cli/PackOutput.h"
#include "app/cli/TrustedKeys.h"
#include "app/packs/ReleaseInPack.h"
#include "services/pack/PackText.h"

#include <QFile>

#include <algorithm>
#include <iostream>

#include <unistd.h>

namespace ph {

namespace {

struct PackWords {
    std::string file, entry, release;
    std::vector<std::string> keys;
};

// What no terminal or document can take at once is not for them.
constexpr std::int64_t mostShownBytes = std::int64_t(64) << 20;

/// Of `pack`, 2 is a verdict: what cannot be judged at all is 1, and what was found out while reading is 2.
void failPack(CommandLine& line, const Error& error)
{
    line.fail(error);
    if (error.kind == ErrorKind::Unreadable)
        line.exitCode = ExitCode(2);
    else if (line.exitCode == ExitCode::Usage)
        line.exitCode = ExitCode::Failed;
}

ExitCode packExitCode(PackStanding standing)
{
    switch (standing) {
    case PackStanding::Whole:
    case PackStanding::Unread:
        return ExitCode::Ok;
    case PackStanding::Unsigned:
    case PackStanding::UnknownKey:
        return ExitCode::Partial;
    case PackStanding::Newer:
        return ExitCode::Failed;
    case PackStanding::Tampered:
    case PackStanding::Refused:
        break;
    }
    return ExitCode(2);
}

Result<PackContents> openWords(CommandLine& line, const PackWords& words)
{
    const auto keys = trustedKeys(line, words.keys);
    if (!keys)
        return fail(keys.error());
    return openPack(toText(words.file), *keys);
}

/// What the workspace calls the key; empty where it does not know it, or not by name.
QString labelOf(CommandLine& line, const PackVerdict& verdict)
{
    const auto keys = KeyStore(line.workspace()->state()).keys();
    for (const auto& key : keys.value_or(QList<KnownKey>())) {
        if (key.id == verdict.keyId)
            return key.label;
    }
    return {};
}

/// The exit code, and on stderr what is to be known of a pack that nobody known signed.
void judge(CommandLine& line, const PackVerdict& verdict)
{
    line.exitCode = packExitCode(verdict.standing());
    if (line.exitCode == ExitCode::Partial)
        line.note(verdictLine(verdict));
}

void runVerify(CommandLine& line, const PackWords& words)
{
    if (!line.workspace())
        return;
    const auto pack = openWords(line, words);
    if (!pack)
        return failPack(line, pack.error());
    const auto verdict = pack->verify(line.stop());
    if (!verdict)
        return failPack(line, verdict.error());
    const auto signer = labelOf(line, *verdict);
    if (line.output == CommandLine::Output::Json) {
        line.print(packJson(*pack, *verdict, signer));
    } else {
        for (const auto& text : packLines(*pack, *verdict, signer))
            line.print(text);
    }
    judge(line, *verdict);
}

/// For a terminal, which acts on what it is told.
void printForTerminal(CommandLine& line, const QByteArray& bytes)
{
    for (const auto& each : QString::fromUtf8(bytes).split(u'\n'))
        line.print(terminalText(each));
}

Result<void> printEntry(CommandLine& line, const PackContents& pack, const PackEntry& entry)
{
    const auto bytes = pack.read(entry.path, mostShownBytes, line.stop());
    if (!bytes)
        return fail(bytes.error());
    const bool isText = isPackText(entry.mediaType, *bytes);
    if (line.output == CommandLine::Output::Json) {
        auto json = packEntryJson(entry);
        const bool isUtf8 = isText && QString::fromUtf8(*bytes).toUtf8() == *bytes;
        json[isUtf8 ? "text" : "base64"] = (isUtf8 ? *bytes : bytes->toBase64()).toStdString();
        line.print(json);
    } else if (isText) {
        printForTerminal(line, *bytes);
    } else {
        return fail(ErrorKind::Invalid, entry.path,
                    QStringLiteral("This is no text: send it to a file, as in `> FILE`."));
    }
    return {};
}

/// Byte by byte, of any size, and checked as a whole before the first is written.
Result<void> pipeEntry(CommandLine& line, const PackContents& pack, const PackEntry& entry)
{
    auto folder = PackFolder::make();
    if (!folder)
        return fail(folder.error());
    const auto path = pack.extract(entry.path, *folder, line.stop());
    if (!path)
        return fail(path.error());
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, *path, file.errorString());
    while (!file.atEnd() && std::cout) {
        const auto block = file.read(1 << 20);
        std::cout.write(block.constData(), block.size());
    }
    return {};
}

/// A release with what was recorded of it.
Result<void> printRelease(CommandLine& line, const PackContents& pack, const QString& id)
{
    const auto text = pack.read(QStringLiteral("releases.json"), mostShownBytes, line.stop());
    if (!text)
        return fail(text.error());
    const auto release = releaseInPack(*text, id);
    if (!release)
        return fail(release.error());
    if (line.output == CommandLine::Output::Json) {
        line.print(*release);
    } else {
        for (const auto& each : releaseInPackLines(*release))
            line.print(terminalText(each));
    }
    return {};
}

void runShow(CommandLine& line, const PackWords& words)
{
    if (!line.workspace())
        return;
    const auto pack = openWords(line, words);
    if (!pack)
        return failPack(line, pack.error());
    const auto& verdict = pack->verdict();
    const auto signer = labelOf(line, verdict);
    const auto& entries = pack->manifest().entries;
    if (!words.release.empty() && !verdict.fault) {
        if (const auto shown = printRelease(line, *pack, toText(words.release)); !shown)
            return failPack(line, shown.error());
        return judge(line, verdict);
    }
    if (words.entry.empty() || verdict.fault) {
        if (line.output == CommandLine::Output::Json) {
            line.print(packJson(*pack, verdict, signer));
        } else {
            for (const auto& text : packLines(*pack, verdict, signer))
                line.print(text);
            if (!entries.isEmpty()) {
                line.print(QString());
                for (const auto& text : packEntryLines(pack->manifest()))
                    line.print(text);
            }
        }
        return judge(line, verdict);
    }
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const PackEntry& each) { return each.path == toText(words.entry); });
    if (entry == entries.end())
        return failPack(line, Error::make(ErrorKind::NotFound, toText(words.entry),
                                          QStringLiteral("There is no such entry in the pack.")));
    const bool isPiped = line.output == CommandLine::Output::Text && isatty(STDOUT_FILENO) == 0;
    const auto shown = isPiped ? pipeEntry(line, *pack, *entry) : printEntry(line, *pack, *entry);
    if (!shown)
        return failPack(line, shown.error());
    judge(line, verdict);
}

void addFileWords(Command command, PackWords& words)
{
    command.option("FILE", words.file, "A .phpack file").required();
    command.option("--key", words.keys, "A public key to trust besides the workspace's")
        .valueName("ed25519:…")
        .oneWordEach();
}

} // namespace

void addPackCommand(Command app, CommandLine& line)
{
    auto pack =
        app.subcommand("pack", "Files that hold an incident or an environment, to be opened anywhere");
    pack.requireSubcommand();
    pack.footer("Example:\n  pilothouse pack verify incident-42.phpack");

    auto verify = pack.subcommand("verify", "Whether a pack is as it was packed, and by whom");
    auto words = std::make_shared<PackWords>();
    addFileWords(verify, *words);
    verify.footer(
        "Reads all of it, and writes nothing.\n"
        "Exits with 0 where it is whole and signed by a known key, 7 where no fault is found and\n"
        "nobody known signed it, 2 where it was tampered with, is damaged, or no pack, 1 where only a\n"
        "newer version reads it, 3 where there is no such file.\n"
        "Examples:\n"
        "  pilothouse pack verify incident-42.phpack\n"
        "  pilothouse --json pack verify incident-42.phpack --key ed25519:…");
    line.onParsed(verify, [&line, words] { runVerify(line, *words); });

    auto show = pack.subcommand("show", "What a pack holds, or one entry of it");
    auto shown = std::make_shared<PackWords>();
    addFileWords(show, *shown);
    show.option("ENTRY", shown->entry, "Written to stdout, checked before its first byte");
    show.option("--release", shown->release, "A release in it, with its gates, what was said, and its steps")
        .valueName("ID");
    show.footer("Without ENTRY, contents are listed and not read; `pack verify` reads them.\n"
                "Exits as `pack verify` does, and with 3 also where there is no such entry.\n"
                "Examples:\n"
                "  pilothouse pack show incident-42.phpack\n"
                "  pilothouse pack show incident-42.phpack logs/app.log\n"
                "  pilothouse pack show incident-42.phpack --release 2026-11-26-fraud-7-x3k9\n"
                "  pilothouse pack show incident-42.phpack observed.db > observed.db");
    line.onParsed(show, [&line, shown] { runShow(line, *shown); });
    addPackExport(pack, line);
}

} // namespace ph
