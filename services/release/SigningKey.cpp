#include "services/release/SigningKey.h"

#include "services/release/ReleaseStoreTexts.h"

#include <QCryptographicHash>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

namespace ph {

namespace {

const QString publicPrefix = QStringLiteral("ed25519:");
constexpr std::string_view secretPrefix = "pilothouse-ed25519-seed:";
constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

static_assert(crypto_sign_SECRETKEYBYTES == 64);
static_assert(crypto_sign_PUBLICKEYBYTES == 32);
static_assert(crypto_sign_SEEDBYTES == 32);

/// libsodium wants to be begun once; beginning it again does nothing.
bool sodiumReady()
{
    return sodium_init() >= 0;
}

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

struct Wiped {
    std::string text;
    explicit Wiped(std::string secret = {})
        : text(std::move(secret))
    {
    }
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { sodium_memzero(text.data(), text.size()); }
};

Wiped secretText(const std::array<unsigned char, 64>& secret)
{
    // The first half of libsodium's secret key is the seed.
    std::string text(secretPrefix.size() + sodium_base64_ENCODED_LEN(32, base64), '\0');
    std::copy(secretPrefix.begin(), secretPrefix.end(), text.begin());
    sodium_bin2base64(text.data() + secretPrefix.size(), text.size() - secretPrefix.size(), secret.data(), 32,
                      base64);
    text.pop_back();               // the terminator that libsodium writes
    return Wiped(std::move(text)); // long enough to lie on the heap, so that no copy stays behind
}

} // namespace

QString keyId(const QByteArray& publicKey)
{
    const auto digest = QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256);
    return publicPrefix + QString::fromLatin1(digest.left(16).toHex());
}

QString publicKeyText(const QByteArray& publicKey)
{
    return publicPrefix + QString::fromLatin1(publicKey.toBase64());
}

Result<QByteArray> publicKeyFromText(const QString& text)
{
    const auto encoded = text.mid(publicPrefix.size()).toLatin1();
    const auto key = QByteArray::fromBase64(encoded);
    if (!text.startsWith(publicPrefix) || key.size() != crypto_sign_PUBLICKEYBYTES ||
        key.toBase64() != encoded)
        return fail(ErrorKind::Invalid, QStringLiteral("public key"),
                    ReleaseStoreTexts::tr("A public key is \"ed25519:\" and 32 bytes in base64."));
    return key;
}

bool verifySignature(const QByteArray& publicKey, const QByteArray& message, const QByteArray& signature)
{
    if (publicKey.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES ||
        !sodiumReady())
        return false;
    return crypto_sign_verify_detached(bytesOf(signature), bytesOf(message),
                                       static_cast<unsigned long long>(message.size()),
                                       bytesOf(publicKey)) == 0;
}

SigningKey SigningKey::generate()
{
    std::array<unsigned char, 32> seed{};
    if (!sodiumReady())
        qFatal("libsodium does not start: there would be no randomness to make a key from");
    randombytes_buf(seed.data(), seed.size());
    auto key = fromSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

SigningKey SigningKey::fromSeed(const std::array<unsigned char, 32>& seed)
{
    SigningKey key;
    key.publicKey_.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(key.publicKey_.data()), key.secret_.data(),
                             seed.data());
    key.id_ = keyId(key.publicKey_);
    return key;
}

Result<SigningKey> SigningKey::load(SecretVault& vault, const SecretRef& reference)
{
    auto resolved = vault.resolve(reference);
    if (!resolved)
        return fail(resolved.error());
    const Wiped secret(std::move(*resolved));
    std::array<unsigned char, 32> seed{};
    std::size_t length = 0;
    const char* end = nullptr;
    const auto* start = secret.text.data() + secretPrefix.size();
    const bool ours =
        secret.text.starts_with(secretPrefix) &&
        sodium_base642bin(seed.data(), seed.size(), start, secret.text.size() - secretPrefix.size(), nullptr,
                          &length, &end, base64) == 0 &&
        length == seed.size() && end == secret.text.data() + secret.text.size();
    if (!ours) {
        sodium_memzero(seed.data(), seed.size());
        return fail(ErrorKind::Unreadable, reference.text,
                    ReleaseStoreTexts::tr("This secret is no signing key."));
    }
    auto key = fromSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : secret_(other.secret_)
    , publicKey_(std::move(other.publicKey_))
    , id_(std::move(other.id_))
{
    sodium_memzero(other.secret_.data(), other.secret_.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept
{
    if (this != &other) {
        secret_ = other.secret_;
        publicKey_ = std::move(other.publicKey_);
        id_ = std::move(other.id_);
        sodium_memzero(other.secret_.data(), other.secret_.size());
    }
    return *this;
}

SigningKey::~SigningKey()
{
    sodium_memzero(secret_.data(), secret_.size());
}

Result<SecretRef> SigningKey::store(SecretVault& vault, const QString& name) const
{
    const auto secret = secretText(secret_);
    return vault.store(name, secret.text);
}

Result<SecretRef> SigningKey::storeInFile(const std::filesystem::path& path) const
{
    const auto where = QString::fromStdString(path.string());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(errno == EEXIST ? ErrorKind::Conflict : ErrorKind::Storage, where,
                    QString::fromLocal8Bit(std::strerror(errno)));
    const auto secret = secretText(secret_);
    const bool written =
        ::write(file, secret.text.data(), secret.text.size()) == ssize_t(secret.text.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    if (!written)
        return fail(ErrorKind::Storage, where, ReleaseStoreTexts::tr("The key could not be written."));
    return SecretRef{QStringLiteral("file:") + where};
}

QByteArray SigningKey::sign(const QByteArray& message) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytesOf(message),
                         static_cast<unsigned long long>(message.size()), secret_.data());
    return signature;
}

} // namespace ph
