#include "app/compare/BoardFiles.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>

namespace ph {

namespace {

constexpr qint64 maxBytes = 1 << 20;
constexpr int lockMs = 2000;

} // namespace

QString BoardFiles::file(const QString& boardName) const
{
    return folder_ + u'/' + boardFileName(boardName) + QStringLiteral(".json");
}

Result<QStringList> BoardFiles::names() const
{
    QStringList names;
    for (const auto& info :
         QDir(folder_).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (auto board = loadFile(info.filePath()))
            names.append(board->name);
    }
    return names;
}

Result<std::optional<Board>> BoardFiles::load(const QString& boardName) const
{
    const auto path = file(boardName);
    if (!QFile::exists(path))
        return std::nullopt;
    auto board = loadFile(path);
    if (!board)
        return fail(board.error());
    return std::optional(std::move(*board));
}

Result<Board> BoardFiles::loadFile(const QString& path)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, path, in.errorString());
    return boardFromText(in.read(maxBytes + 1), path);
}

QString BoardFiles::freeName(const QString& boardName) const
{
    auto name = boardName;
    for (int n = 2; QFile::exists(file(name)); ++n)
        name = QStringLiteral("%1 %2").arg(boardName).arg(n);
    return name;
}

Result<void> BoardFiles::save(const Board& board) const
{
    QDir().mkpath(folder_);
    const auto text = boardText(board);
    QSaveFile out(file(board.name));
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        return fail(ErrorKind::Storage, out.fileName(), out.errorString());
    return {};
}

Result<QString> BoardFiles::keep(Board board, const std::optional<Board>& known) const
{
    // Beside the folder: what stands in it may be under version control.
    QDir().mkpath(folder_);
    QLockFile lock(folder_ + QStringLiteral(".lock"));
    if (!lock.tryLock(lockMs))
        return fail(lock.error() == QLockFile::LockFailedError ? ErrorKind::Timeout : ErrorKind::Storage,
                    folder_);
    const auto there = load(board.name);
    const bool isFree =
        there && (!*there || isSameBoard(**there, board) || (known && isSameBoard(**there, *known)));
    if (!isFree)
        board.name = freeName(board.name);
    return save(board).map([&] { return board.name; });
}

bool isSameBoard(Board a, const Board& b)
{
    a.name = b.name;
    return boardText(a) == boardText(b);
}

} // namespace ph
