#include "services/store/HistoryCodec.h"

#include "services/store/Packing.h"

#include <cmath>
#include <limits>

#include <zlib.h>
#include <zstd.h>

namespace ph::historycodec {

namespace {

enum Codec : std::uint8_t { Plain = 1, Zstd = 2 };
constexpr std::size_t headerBytes = 1 + 4;
constexpr std::size_t maxBodyBytes = chunkPoints * (10 + 10 + 8);

std::uint32_t checksum(std::string_view bytes)
{
    return std::uint32_t(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), uInt(bytes.size())));
}

char* putNumber(char* out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        *out++ = char(value | 0x80);
    *out++ = char(value);
    return out;
}

char* putDeltas(char* out, std::span<const std::int64_t> values)
{
    std::int64_t previous = 0;
    for (const auto value : values) {
        out = putNumber(out, zigzag(wrappedDifference(value, previous)));
        previous = value;
    }
    return out;
}

void takeDeltas(PackReader& in, std::int64_t* out, std::size_t count)
{
    std::int64_t previous = 0;
    for (std::size_t i = 0; i < count; ++i) {
        previous = wrappedSum(previous, in.signedNumber());
        out[i] = previous;
    }
}

/// Eight doubles at a time: eight words hold an 8 x 8 matrix of bytes, which is transposed in registers
/// (Hacker's Delight, 7-3, applied to bytes). Its own inverse.
void transpose(std::uint64_t (&m)[8])
{
    const auto exchange = [&m](int a, int b, int shift, std::uint64_t mask) {
        const auto t = ((m[a] >> shift) ^ m[b]) & mask;
        m[a] ^= t << shift;
        m[b] ^= t;
    };
    for (int i = 0; i < 4; ++i)
        exchange(i, i + 4, 32, 0x00000000FFFFFFFFull);
    for (const int i : {0, 1, 4, 5})
        exchange(i, i + 2, 16, 0x0000FFFF0000FFFFull);
    for (const int i : {0, 2, 4, 6})
        exchange(i, i + 1, 8, 0x00FF00FF00FF00FFull);
}

void shuffle(const double* values, std::size_t count, char* out)
{
    const auto* in = reinterpret_cast<const char*>(values);
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        std::uint64_t m[8];
        std::memcpy(m, in + i * 8, 64);
        transpose(m);
        for (std::size_t b = 0; b < 8; ++b)
            std::memcpy(out + b * count + i, &m[b], 8);
    }
    for (; i < count; ++i) {
        for (std::size_t b = 0; b < 8; ++b)
            out[b * count + i] = in[i * 8 + b];
    }
}

void unshuffle(const char* in, std::size_t count, double* values)
{
    auto* out = reinterpret_cast<char*>(values);
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        std::uint64_t m[8];
        for (std::size_t b = 0; b < 8; ++b)
            std::memcpy(&m[b], in + b * count + i, 8);
        transpose(m);
        std::memcpy(out + i * 8, m, 64);
    }
    for (; i < count; ++i) {
        for (std::size_t b = 0; b < 8; ++b)
            out[i * 8 + b] = in[b * count + i];
    }
}

struct ContextDeleter {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// Setting up a context costs as much as compressing a small chunk; one lives as long as its thread.
std::size_t compress(char* out, std::size_t capacity, std::string_view body)
{
    thread_local const std::unique_ptr<ZSTD_CCtx, ContextDeleter> context(ZSTD_createCCtx());
    return ZSTD_compressCCtx(context.get(), out, capacity, body.data(), body.size(), 1);
}

std::size_t decompress(char* out, std::size_t capacity, std::string_view body)
{
    thread_local const std::unique_ptr<ZSTD_DCtx, ContextDeleter> context(ZSTD_createDCtx());
    return ZSTD_decompressDCtx(context.get(), out, capacity, body.data(), body.size());
}

Error damaged(const char* what)
{
    return Error::make(ErrorKind::Unreadable, QStringLiteral("metric history"), QString::fromLatin1(what));
}

} // namespace

PointsView view(const MetricPoints& points)
{
    return {points.steps, points.timestampsMs, points.values};
}

void encodeChunk(const PointsView& points, std::string& out)
{
    const auto count = points.size();
    thread_local std::string body;
    body.resize(maxBodyBytes);
    auto* at = putDeltas(body.data(), points.steps);
    at = putDeltas(at, points.timestampsMs);
    shuffle(points.values.data(), count, at);
    const std::string_view plain(body.data(), std::size_t(at - body.data()) + count * 8);

    out.assign(headerBytes, '\0');
    PackWriter writer(out);
    writer.number(count);
    writer.number(plain.size());
    const auto prefix = out.size();
    out.resize(prefix + ZSTD_compressBound(plain.size()));
    const auto packed = compress(out.data() + prefix, out.size() - prefix, plain);
    const bool smaller = !ZSTD_isError(packed) && packed < plain.size();
    if (smaller)
        out.resize(prefix + packed);
    else
        out.replace(prefix, std::string::npos, plain);
    out[0] = char(smaller ? Zstd : Plain);
    const auto crc = checksum(std::string_view(out).substr(headerBytes));
    std::memcpy(out.data() + 1, &crc, 4);
}

Result<void> decodeChunk(std::string_view bytes, MetricPoints& out)
{
    if (bytes.size() < headerBytes)
        return fail(damaged("chunk too short"));
    std::uint32_t crc = 0;
    std::memcpy(&crc, bytes.data() + 1, 4);
    if (crc != checksum(bytes.substr(headerBytes)))
        return fail(damaged("checksum does not match"));
    PackReader header(bytes.substr(headerBytes));
    const auto count = std::size_t(header.number());
    const auto plainBytes = std::size_t(header.number());
    if (!header.ok() || count > chunkPoints || plainBytes > maxBodyBytes)
        return fail(damaged("impossible size"));
    std::string_view body(header.position(), header.left());
    thread_local std::string plain;
    if (std::uint8_t(bytes[0]) == Zstd) {
        plain.resize(plainBytes);
        if (decompress(plain.data(), plainBytes, body) != plainBytes)
            return fail(damaged("cannot be decompressed"));
        body = std::string_view(plain).substr(0, plainBytes);
    } else if (std::uint8_t(bytes[0]) != Plain) {
        return fail(damaged("unknown codec"));
    }

    const auto before = out.size();
    out.steps.resize(before + count);
    out.timestampsMs.resize(before + count);
    out.values.resize(before + count);
    PackReader in(body);
    takeDeltas(in, out.steps.data() + before, count);
    takeDeltas(in, out.timestampsMs.data() + before, count);
    if (!in.ok() || in.left() != count * 8) {
        out.steps.resize(before);
        out.timestampsMs.resize(before);
        out.values.resize(before);
        return fail(damaged("columns do not fit"));
    }
    unshuffle(in.position(), count, out.values.data() + before);
    return {};
}

void summarize(const PointsView& points, std::vector<SeriesOverview::Bucket>& out)
{
    for (std::size_t from = 0; from < points.size(); from += bucketPoints) {
        const auto count = std::min(bucketPoints, points.size() - from);
        const auto part = points.part(from, count);
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        std::uint32_t nans = 0;
        for (const double value : part.values) {
            nans += std::isnan(value);
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        SeriesOverview::Bucket bucket{part.steps.front(),
                                      part.steps.back(),
                                      part.timestampsMs.front(),
                                      part.timestampsMs.back(),
                                      low,
                                      high,
                                      part.values.front(),
                                      part.values.back(),
                                      std::uint32_t(count),
                                      nans};
        if (nans == count)
            bucket.min = bucket.max = std::numeric_limits<double>::quiet_NaN();
        if (nans > 0) { // first and last that are numbers
            const auto isNumber = [](double value) { return !std::isnan(value); };
            const auto first = std::find_if(part.values.begin(), part.values.end(), isNumber);
            const auto last = std::find_if(part.values.rbegin(), part.values.rend(), isNumber);
            if (first != part.values.end()) {
                bucket.first = *first;
                bucket.last = *last;
            }
        }
        out.push_back(bucket);
    }
}

void encodeBuckets(std::span<const SeriesOverview::Bucket> buckets, std::string& out)
{
    out.assign(4, '\0');
    PackWriter writer(out);
    writer.number(buckets.size());
    std::int64_t step = 0;
    std::int64_t ms = 0;
    for (const auto& bucket : buckets) {
        writer.signedNumber(wrappedDifference(bucket.firstStep, step));
        writer.signedNumber(wrappedDifference(bucket.lastStep, bucket.firstStep));
        writer.signedNumber(wrappedDifference(bucket.firstMs, ms));
        writer.signedNumber(wrappedDifference(bucket.lastMs, bucket.firstMs));
        writer.number(bucket.points);
        writer.number(bucket.nans);
        for (const double value : {bucket.min, bucket.max, bucket.first, bucket.last})
            writer.real(value);
        step = bucket.lastStep;
        ms = bucket.lastMs;
    }
    const auto crc = checksum(std::string_view(out).substr(4));
    std::memcpy(out.data(), &crc, 4);
}

Result<void> decodeBuckets(std::string_view bytes, std::vector<SeriesOverview::Bucket>& out)
{
    if (bytes.size() < 4)
        return fail(damaged("overview too short"));
    std::uint32_t crc = 0;
    std::memcpy(&crc, bytes.data(), 4);
    if (crc != checksum(bytes.substr(4)))
        return fail(damaged("checksum of the overview does not match"));
    PackReader in(bytes.substr(4));
    const auto count = in.count(6 + 32);
    std::int64_t step = 0;
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        SeriesOverview::Bucket bucket{};
        bucket.firstStep = wrappedSum(step, in.signedNumber());
        bucket.lastStep = wrappedSum(bucket.firstStep, in.signedNumber());
        bucket.firstMs = wrappedSum(ms, in.signedNumber());
        bucket.lastMs = wrappedSum(bucket.firstMs, in.signedNumber());
        bucket.points = std::uint32_t(in.number());
        bucket.nans = std::uint32_t(in.number());
        for (auto* value : {&bucket.min, &bucket.max, &bucket.first, &bucket.last})
            *value = in.real();
        step = bucket.lastStep;
        ms = bucket.lastMs;
        out.push_back(bucket);
    }
    if (!in.ok())
        return fail(damaged("overview cut short"));
    return {};
}

} // namespace ph::historycodec
