#include "services/store/HistoryCodec.h"

#include "services/store/Packing.h"
#include "services/store/StoreText.h"

#include <cmath>
#include <limits>

#include <zlib.h>
#include <zstd.h>

namespace ph::historycodec {

namespace {

enum Codec : std::uint8_t { Plain = 1, Zstd = 2 };
constexpr std::size_t headerBytes = 1 + 4;
constexpr std::size_t chunkColumns = 3;
constexpr std::size_t bucketIntegers = 6;
constexpr std::size_t bucketReals = 4;
constexpr std::size_t maxBodyBytes = chunkPoints * chunkColumns * 8;
/// Byte planes shorter than this share a block: a block's own table of codes would cost more than it saves.
constexpr std::size_t leastBlockBytes = 256;

std::uint32_t checksum(std::string_view bytes)
{
    return std::uint32_t(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), uInt(bytes.size())));
}

std::uint64_t wordOf(std::int64_t value, std::int64_t previous)
{
    return zigzag(wrappedDifference(value, previous));
}

std::int64_t fromWord(std::uint64_t word, std::int64_t previous)
{
    return wrappedSum(previous, unzigzag(word));
}

/// Eight words at a time: they hold an 8 x 8 matrix of bytes, which is transposed in registers
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

/// Words of eight bytes: all their first bytes, all their second bytes, and so on.
void shuffle(const void* words, std::size_t count, char* out)
{
    const auto* in = static_cast<const char*>(words);
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

void unshuffle(const char* in, std::size_t count, void* words)
{
    auto* out = static_cast<char*>(words);
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

/// The first `bytes` of a body are planes of `planeBytes` each.
struct Planes {
    std::size_t planeBytes;
    std::size_t bytes;
};

/// One frame with a block for each plane, so that the noise of the low bytes does not spoil the codes of the
/// others; then one for the rest. 0 where the result would not fit.
std::size_t compress(char* out, std::size_t capacity, std::string_view body, const Planes& planes)
{
    const auto blockBytes = std::max(planes.planeBytes, leastBlockBytes);
    // Setting up a context costs as much as compressing a small chunk; one lives as long as its thread.
    thread_local const std::unique_ptr<ZSTD_CCtx, ContextDeleter> context(ZSTD_createCCtx());
    auto* c = context.get();
    ZSTD_CCtx_reset(c, ZSTD_reset_session_and_parameters);
    ZSTD_CCtx_setParameter(c, ZSTD_c_compressionLevel, 1);
    ZSTD_CCtx_setPledgedSrcSize(c, body.size());
    ZSTD_outBuffer to{out, capacity, 0};
    for (std::size_t at = 0; at < body.size();) {
        const auto end = at < planes.bytes ? std::min(body.size(), at + blockBytes) : body.size();
        ZSTD_inBuffer from{body.data() + at, end - at, 0};
        const auto left = ZSTD_compressStream2(c, &to, &from, end == body.size() ? ZSTD_e_end : ZSTD_e_flush);
        if (left != 0) // an error, or no room
            return 0;
        at = end;
    }
    return to.pos;
}

std::size_t decompress(char* out, std::size_t capacity, std::string_view body)
{
    thread_local const std::unique_ptr<ZSTD_DCtx, ContextDeleter> context(ZSTD_createDCtx());
    return ZSTD_decompressDCtx(context.get(), out, capacity, body.data(), body.size());
}

Error damaged(const char* what)
{
    return Error::make(ErrorKind::Unreadable, QStringLiteral("metric history"), storeText(what));
}

/// codec byte · CRC-32 of all that follows · `count` · bytes before compression · body
void seal(std::size_t count, std::string_view body, const Planes& planes, std::string& out)
{
    out.assign(headerBytes, '\0');
    PackWriter writer(out);
    writer.number(count);
    writer.number(body.size());
    const auto prefix = out.size();
    out.resize(prefix + body.size());
    const auto packed = compress(out.data() + prefix, body.size(), body, planes);
    const bool smaller = packed > 0 && packed < body.size();
    if (smaller)
        out.resize(prefix + packed);
    else
        out.replace(prefix, std::string::npos, body);
    out[0] = char(smaller ? Zstd : Plain);
    const auto crc = checksum(std::string_view(out).substr(headerBytes));
    std::memcpy(out.data() + 1, &crc, 4);
}

struct Unsealed {
    std::size_t count;
    std::string_view body; ///< in `bytes` or in this thread's buffer
};

/// `itemBytes`: what each of the counted things takes in the body.
Result<Unsealed> unseal(std::string_view bytes, std::size_t itemBytes)
{
    if (bytes.size() < headerBytes)
        return fail(damaged(QT_TRANSLATE_NOOP("ph::Store", "too short")));
    std::uint32_t crc = 0;
    std::memcpy(&crc, bytes.data() + 1, 4);
    if (crc != checksum(bytes.substr(headerBytes)))
        return fail(damaged(QT_TRANSLATE_NOOP("ph::Store", "checksum does not match")));
    PackReader header(bytes.substr(headerBytes));
    const auto count = std::size_t(header.number());
    const auto plainBytes = std::size_t(header.number());
    if (!header.ok() || count > chunkPoints || plainBytes != count * itemBytes || plainBytes > maxBodyBytes)
        return fail(damaged(QT_TRANSLATE_NOOP("ph::Store", "impossible size")));
    const std::string_view body(header.position(), header.left());
    if (std::uint8_t(bytes[0]) == Zstd) {
        thread_local std::string plain;
        plain.resize(plainBytes);
        if (decompress(plain.data(), plainBytes, body) != plainBytes)
            return fail(damaged(QT_TRANSLATE_NOOP("ph::Store", "cannot be decompressed")));
        return Unsealed{count, plain};
    }
    if (std::uint8_t(bytes[0]) != Plain)
        return fail(damaged(QT_TRANSLATE_NOOP("ph::Store", "unknown codec")));
    if (body.size() != plainBytes)
        return fail(damaged(QT_TRANSLATE_NOOP("ph::Store", "columns do not fit")));
    return Unsealed{count, body};
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
    thread_local std::vector<std::uint64_t> words;
    body.resize(count * chunkColumns * 8);
    words.resize(count);
    auto* at = body.data();
    for (const auto& column : {points.steps, points.timestampsMs}) {
        std::int64_t previous = 0;
        for (std::size_t i = 0; i < count; ++i) {
            words[i] = wordOf(column[i], previous);
            previous = column[i];
        }
        shuffle(words.data(), count, at);
        at += count * 8;
    }
    shuffle(points.values.data(), count, at);
    seal(count, body, {count, body.size()}, out);
}

Result<void> decodeChunk(std::string_view bytes, MetricPoints& out)
{
    const auto unsealed = unseal(bytes, chunkColumns * 8);
    if (!unsealed)
        return fail(unsealed.error());
    const auto count = unsealed->count;
    const auto before = out.size();
    const auto* at = unsealed->body.data();
    thread_local std::vector<std::uint64_t> words;
    words.resize(count);
    for (auto* column : {&out.steps, &out.timestampsMs}) {
        column->resize(before + count);
        unshuffle(at, count, words.data());
        std::int64_t previous = 0;
        for (std::size_t i = 0; i < count; ++i)
            (*column)[before + i] = previous = fromWord(words[i], previous);
        at += count * 8;
    }
    out.values.resize(before + count);
    unshuffle(at, count, out.values.data() + before);
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
    const auto count = buckets.size();
    thread_local std::string body;
    thread_local std::vector<std::uint64_t> integers;
    thread_local std::vector<double> reals;
    body.resize(count * (bucketIntegers + bucketReals) * 8);
    integers.resize(count * bucketIntegers);
    reals.resize(count * bucketReals);
    std::int64_t step = 0;
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& bucket = buckets[i];
        const std::uint64_t numbers[bucketIntegers] = {wordOf(bucket.firstStep, step),
                                                       wordOf(bucket.lastStep, bucket.firstStep),
                                                       wordOf(bucket.firstMs, ms),
                                                       wordOf(bucket.lastMs, bucket.firstMs),
                                                       bucket.points,
                                                       bucket.nans};
        for (std::size_t k = 0; k < bucketIntegers; ++k)
            integers[k * count + i] = numbers[k];
        const double values[bucketReals] = {bucket.min, bucket.max, bucket.first, bucket.last};
        for (std::size_t k = 0; k < bucketReals; ++k)
            reals[k * count + i] = values[k];
        step = bucket.lastStep;
        ms = bucket.lastMs;
    }
    // The reals first: only they are noisy enough for blocks of their own.
    shuffle(reals.data(), reals.size(), body.data());
    shuffle(integers.data(), integers.size(), body.data() + reals.size() * 8);
    seal(count, body, {reals.size(), reals.size() * 8}, out);
}

Result<void> decodeBuckets(std::string_view bytes, std::vector<SeriesOverview::Bucket>& out)
{
    const auto unsealed = unseal(bytes, (bucketIntegers + bucketReals) * 8);
    if (!unsealed)
        return fail(unsealed.error());
    const auto count = unsealed->count;
    thread_local std::vector<std::uint64_t> integers;
    thread_local std::vector<double> reals;
    integers.resize(count * bucketIntegers);
    reals.resize(count * bucketReals);
    unshuffle(unsealed->body.data(), reals.size(), reals.data());
    unshuffle(unsealed->body.data() + reals.size() * 8, integers.size(), integers.data());
    std::int64_t step = 0;
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = [&](std::size_t k) { return integers[k * count + i]; };
        SeriesOverview::Bucket bucket{};
        bucket.firstStep = fromWord(number(0), step);
        bucket.lastStep = fromWord(number(1), bucket.firstStep);
        bucket.firstMs = fromWord(number(2), ms);
        bucket.lastMs = fromWord(number(3), bucket.firstMs);
        bucket.points = std::uint32_t(number(4));
        bucket.nans = std::uint32_t(number(5));
        bucket.min = reals[i];
        bucket.max = reals[count + i];
        bucket.first = reals[2 * count + i];
        bucket.last = reals[3 * count + i];
        step = bucket.lastStep;
        ms = bucket.lastMs;
        out.push_back(bucket);
    }
    return {};
}

} // namespace ph::historycodec
