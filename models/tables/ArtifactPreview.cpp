#include "models/tables/ArtifactPreview.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

namespace ph {
namespace {

struct ArtifactPreviewTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ArtifactPreview)
};

QString suffixOf(const QString& path)
{
    const QString name = path.section(u'/', -1);
    return name.contains(u'.') ? name.section(u'.', -1).toLower() : QString();
}

const QStringList& imageSuffixes()
{
    static const QStringList list{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg")};
    return list;
}

const QStringList& textSuffixes()
{
    static const QStringList list =
        QStringLiteral("txt md markdown rst log yaml yml toml ini cfg conf py r sql sh xml html "
                       "htm js ts css ipynb jsonl ndjson tex properties lock dockerfile")
            .split(u' ');
    return list;
}

void note(ArtifactPreview& preview, const QString& text)
{
    preview.note += (preview.note.isEmpty() ? QString() : QStringLiteral(" ")) + text;
}

// None where the bytes are no text: a NUL, or not UTF-8 and not UTF-16 with a mark.
std::optional<QString> asText(const QByteArray& bytes)
{
    QByteArray head = bytes.left(ArtifactPreview::maxTextCharacters * 4);
    QStringDecoder::Encoding encoding = QStringDecoder::Utf8;
    if (head.startsWith("\xff\xfe"))
        encoding = QStringDecoder::Utf16LE;
    else if (head.startsWith("\xfe\xff"))
        encoding = QStringDecoder::Utf16BE;
    else if (head.left(8192).contains('\0'))
        return std::nullopt;
    QStringDecoder decoder(encoding);
    QString text = decoder(head);
    if (decoder.hasError()) {
        // A cut inside the last character is no fault of the file.
        if (head.size() == bytes.size() || text.left(text.size() - 4).contains(QChar::ReplacementCharacter))
            return std::nullopt;
    }
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

QString hexDump(const QByteArray& bytes)
{
    QString out;
    const qsizetype shown = std::min<qsizetype>(bytes.size(), 4096);
    for (qsizetype at = 0; at < shown; at += 16) {
        const QByteArray line = bytes.mid(at, std::min<qsizetype>(16, shown - at));
        QString hex, ascii;
        for (const char c : line) {
            hex += QStringLiteral("%1 ").arg(uint(uchar(c)), 2, 16, QLatin1Char('0'));
            ascii += c >= 0x20 && c < 0x7f ? QChar(QLatin1Char(c)) : QChar(u'.');
        }
        out += QStringLiteral("%1  %2 %3\n").arg(at, 8, 16, QLatin1Char('0')).arg(hex, -48).arg(ascii);
    }
    return out;
}

void showText(ArtifactPreview& preview, const QByteArray& bytes)
{
    if (auto text = asText(bytes)) {
        preview.kind = ArtifactPreview::Kind::Text;
        if (text->size() > ArtifactPreview::maxTextCharacters) {
            text->truncate(ArtifactPreview::maxTextCharacters);
            note(preview, ArtifactPreviewTexts::tr("Only the beginning is shown."));
        }
        preview.text = *text;
        return;
    }
    preview.kind = ArtifactPreview::Kind::Binary;
    preview.text = hexDump(bytes);
    if (bytes.size() > 4096)
        note(preview, ArtifactPreviewTexts::tr("Only the first 4 KiB are shown."));
}

int jsonDepth(const QByteArray& bytes)
{
    int depth = 0;
    int deepest = 0;
    bool inText = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

// Indents without parsing into numbers, so that 64-bit integers, NaN and the order of keys stay as they are.
QString indented(const QString& json)
{
    QString out;
    out.reserve(json.size() * 2);
    int depth = 0;
    bool inText = false;
    const auto newLine = [&] {
        out += u'\n';
        out += QString(depth * 2, u' ');
    };
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar c = json[i];
        if (inText) {
            out += c;
            if (c == u'\\' && i + 1 < json.size())
                out += json[++i];
            else if (c == u'"')
                inText = false;
            continue;
        }
        if (c.isSpace())
            continue;
        if (c == u'"') {
            inText = true;
            out += c;
        } else if (c == u'{' || c == u'[') {
            out += c;
            qsizetype next = i + 1;
            while (next < json.size() && json[next].isSpace())
                ++next;
            if (next < json.size() && (json[next] == u'}' || json[next] == u']')) {
                out += json[next];
                i = next;
            } else {
                ++depth;
                newLine();
            }
        } else if (c == u'}' || c == u']') {
            depth = std::max(0, depth - 1);
            newLine();
            out += c;
        } else if (c == u',') {
            out += c;
            newLine();
        } else if (c == u':') {
            out += QStringLiteral(": ");
        } else {
            out += c;
        }
    }
    return out;
}

void showJson(ArtifactPreview& preview, const QByteArray& bytes)
{
    showText(preview, bytes);
    if (preview.kind != ArtifactPreview::Kind::Text || !preview.note.isEmpty())
        return;
    if (jsonDepth(bytes) > 64) {
        note(preview, ArtifactPreviewTexts::tr("Nested too deeply to be laid out; shown as it came."));
        return;
    }
    QJsonParseError fault;
    QJsonDocument::fromJson(bytes, &fault);
    // MLflow and numpy write bare NaN and Infinity, which strict JSON does not know.
    const bool bareNumbers =
        preview.text.contains(QStringLiteral("NaN")) || preview.text.contains(QStringLiteral("Infinity"));
    if (fault.error != QJsonParseError::NoError && !bareNumbers) {
        note(preview, ArtifactPreviewTexts::tr("Not valid JSON (%1 at byte %2); shown as it came.")
                          .arg(fault.errorString())
                          .arg(fault.offset));
        return;
    }
    preview.kind = ArtifactPreview::Kind::JsonText;
    preview.text = indented(preview.text);
    if (preview.text.size() > ArtifactPreview::maxTextCharacters) {
        preview.text.truncate(ArtifactPreview::maxTextCharacters);
        note(preview, ArtifactPreviewTexts::tr("Only the beginning is shown."));
    }
}

void showTable(ArtifactPreview& preview, const QByteArray& bytes, QChar separator)
{
    const std::optional<QString> decoded = asText(bytes);
    if (!decoded) {
        showText(preview, bytes);
        return;
    }
    preview.kind = ArtifactPreview::Kind::Table;
    const QString& text = *decoded;
    QStringList row;
    QString cell;
    bool quoted = false;
    bool cut = false;
    qint64 rows = 0;
    const auto endCell = [&] {
        if (row.size() < ArtifactPreview::maxColumns) {
            if (cell.size() > ArtifactPreview::maxCell) {
                cell.truncate(ArtifactPreview::maxCell);
                cell += u'…';
                cut = true;
            }
            row.append(cell);
        } else {
            cut = true;
        }
        cell.clear();
    };
    const auto endRow = [&] {
        endCell();
        if (row.size() == 1 && row.first().isEmpty()) {
            row.clear();
            return;
        }
        if (preview.header.isEmpty()) {
            preview.header = row;
        } else {
            ++rows;
            if (preview.rows.size() < ArtifactPreview::maxRows)
                preview.rows.append(row);
            else
                cut = true;
        }
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                cell += c;
                ++i;
            } else if (c == u'"') {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == u'"' && cell.isEmpty()) {
            quoted = true;
        } else if (c == separator) {
            endCell();
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            endRow();
        } else {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !row.isEmpty())
        endRow();
    preview.totalRows = rows;
    if (quoted)
        note(preview, ArtifactPreviewTexts::tr(
                          "A quotation mark is never closed; the last cell may hold more than it should."));
    if (cut)
        note(preview, ArtifactPreviewTexts::tr("Only a part is shown: up to %1 rows and %2 columns.")
                          .arg(ArtifactPreview::maxRows)
                          .arg(ArtifactPreview::maxColumns));
}

void showImage(ArtifactPreview& preview, const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    // The bytes choose the decoder, and only these two are trusted with foreign bytes.
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    const QSize size = reader.size();
    if ((format != "png" && format != "jpeg") || !size.isValid()) {
        showText(preview, bytes);
        note(preview, ArtifactPreviewTexts::tr("This is no PNG or JPEG picture."));
        return;
    }
    preview.imageSize = size;
    if (qint64(size.width()) * size.height() > ArtifactPreview::maxImagePixels) {
        preview.kind = ArtifactPreview::Kind::Binary;
        preview.text = hexDump(bytes);
        note(preview, ArtifactPreviewTexts::tr("The picture has %1 × %2 pixels, too many to open here.")
                          .arg(size.width())
                          .arg(size.height()));
        return;
    }
    if (std::max(size.width(), size.height()) > ArtifactPreview::maxImageSide)
        reader.setScaledSize(
            size.scaled(ArtifactPreview::maxImageSide, ArtifactPreview::maxImageSide, Qt::KeepAspectRatio)
                .expandedTo(QSize(1, 1)));
    preview.image = reader.read();
    if (preview.image.isNull()) {
        showText(preview, bytes);
        note(preview, ArtifactPreviewTexts::tr("The picture is damaged: %1").arg(reader.errorString()));
        return;
    }
    preview.kind = ArtifactPreview::Kind::Image;
}

} // namespace

bool previewable(const QString& path)
{
    const QString suffix = suffixOf(path);
    const QString name = path.section(u'/', -1).toLower();
    return imageSuffixes().contains(suffix) || textSuffixes().contains(suffix) ||
           suffix == QStringLiteral("json") || suffix == QStringLiteral("csv") ||
           suffix == QStringLiteral("tsv") || name == QStringLiteral("mlmodel") ||
           name == QStringLiteral("dockerfile") || name == QStringLiteral("mlproject") ||
           name == QStringLiteral("license");
}

ArtifactPreview decodePreview(const QString& path, const QByteArray& bytes)
{
    ArtifactPreview preview;
    preview.path = path;
    preview.totalBytes = bytes.size();
    const QString suffix = suffixOf(path);
    if (imageSuffixes().contains(suffix))
        showImage(preview, bytes);
    else if (suffix == QStringLiteral("json"))
        showJson(preview, bytes);
    else if (suffix == QStringLiteral("csv"))
        showTable(preview, bytes, u',');
    else if (suffix == QStringLiteral("tsv"))
        showTable(preview, bytes, u'\t');
    else
        showText(preview, bytes);
    return preview;
}

} // namespace ph
