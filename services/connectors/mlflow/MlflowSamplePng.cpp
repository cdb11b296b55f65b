#include "services/connectors/mlflow/MlflowSamplePng.h"

#include <QtEndian>

#include <array>
#include <cstdlib>

namespace ph {

namespace {

// The checksum that PNG demands of every chunk (ISO 3309).
std::uint32_t crc32(const QByteArray& bytes)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

QByteArray bigEndian(std::uint32_t value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const char* type, const QByteArray& content)
{
    const auto body = QByteArray(type, 4) + content;
    return bigEndian(std::uint32_t(content.size())) + body + bigEndian(crc32(body));
}

} // namespace

SamplePicture::SamplePicture(int width, int height)
    : width_(width)
    , height_(height)
    , pixels_(std::size_t(width) * std::size_t(height))
{
}

void SamplePicture::fill(int left, int top, int width, int height, Colour colour)
{
    for (int y = std::max(0, top); y < std::min(height_, top + height); ++y) {
        for (int x = std::max(0, left); x < std::min(width_, left + width); ++x)
            pixels_[std::size_t(y) * std::size_t(width_) + std::size_t(x)] = colour;
    }
}

void SamplePicture::line(int x1, int y1, int x2, int y2, Colour colour)
{
    const int steps = std::max({std::abs(x2 - x1), std::abs(y2 - y1), 1});
    for (int i = 0; i <= steps; ++i)
        fill(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps, 2, 2, colour);
}

QByteArray SamplePicture::png() const
{
    QByteArray rows;
    rows.reserve(qsizetype(pixels_.size()) * 3 + height_);
    for (int y = 0; y < height_; ++y) {
        rows.append('\0'); // no filter
        for (int x = 0; x < width_; ++x) {
            const auto& p = pixels_[std::size_t(y) * std::size_t(width_) + std::size_t(x)];
            rows.append(char(p.red)).append(char(p.green)).append(char(p.blue));
        }
    }
    const QByteArray header = bigEndian(std::uint32_t(width_)) + bigEndian(std::uint32_t(height_)) +
                              QByteArray("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) +
           chunk("IDAT", qCompress(rows).mid(4)) + // qCompress puts a length before the zlib stream
           chunk("IEND", {});
}

} // namespace ph
