#include "services/frames/ByteBlocks.h"

#include "services/frames/FrameText.h"

#include <QFileInfo>

namespace ph {

Result<std::unique_ptr<ByteBlocks>> ByteBlocks::open(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorKind::NotFound, path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "There is no such file.")));
    if (!info.isFile())
        return fail(ErrorKind::Invalid, path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "This is no ordinary file.")));
    std::unique_ptr<ByteBlocks> blocks(new ByteBlocks(path));
    if (!blocks->file_.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(info.isReadable() ? ErrorKind::Storage : ErrorKind::Forbidden, path,
                    blocks->file_.errorString());
    if (auto skipped = blocks->skipMark(); !skipped)
        return fail(skipped.error());
    return blocks;
}

Result<void> ByteBlocks::skipMark()
{
    char mark[3] = {};
    const auto got = file_.read(mark, sizeof mark);
    if (got < 0)
        return fail(ErrorKind::Storage, file_.fileName(), file_.errorString());
    const QByteArrayView head(mark, got);
    const bool isLittle = head.startsWith("\xff\xfe"), isBig = head.startsWith("\xfe\xff");
    isUtf16_ = isLittle || isBig;
    if (isUtf16_)
        decoder_ = QStringDecoder(isLittle ? QStringConverter::Utf16LE : QStringConverter::Utf16BE);
    return seek(0);
}

Result<bool> ByteBlocks::read(std::string& to, std::size_t bytes)
{
    const auto before = to.size();
    to.resize(before + bytes);
    const auto got = file_.read(to.data() + before, qint64(bytes));
    if (got < 0)
        return fail(ErrorKind::Storage, file_.fileName(), file_.errorString());
    to.resize(before + std::size_t(got));
    if (isUtf16_ && got > 0) {
        const QString text = decoder_(QByteArrayView(to.data() + before, got));
        to.resize(before);
        to += text.toStdString();
    }
    return got > 0;
}

Result<void> ByteBlocks::seek(std::size_t place)
{
    if (place == 0) {
        char mark[3] = {};
        if (!file_.seek(0))
            return fail(ErrorKind::Storage, file_.fileName(), file_.errorString());
        const auto got = std::max<qint64>(file_.read(mark, sizeof mark), 0);
        place = isUtf16_ ? 2 : QByteArrayView(mark, got).startsWith("\xef\xbb\xbf") ? 3 : 0;
        decoder_.resetState();
    }
    if (!file_.seek(qint64(place)))
        return fail(ErrorKind::Storage, file_.fileName(), file_.errorString());
    return {};
}

} // namespace ph
