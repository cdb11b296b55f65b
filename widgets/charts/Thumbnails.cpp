#include "widgets/charts/Thumbnails.h"

#include "models/tables/ArtifactPreview.h"

namespace ph {

namespace {

constexpr int maxSide = 1024;
constexpr int maxKilobytes = 96 << 10;

} // namespace

Thumbnails::Thumbnails(QObject* parent)
    : QObject(parent)
    , images_(maxKilobytes)
{
    pool_.setMaxThreadCount(1);
}

Thumbnails::~Thumbnails()
{
    pool_.clear();
    pool_.waitForDone();
}

void Thumbnails::decode(const FileWant& file, const QByteArray& bytes)
{
    ++decoding_;
    pool_.start([this, file, bytes, mine = generation_] {
        const auto preview = decodePreview(file.path, bytes);
        QImage image = preview.image;
        if (std::max(image.width(), image.height()) > maxSide)
            image = image.scaled(maxSide, maxSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QMetaObject::invokeMethod(
            this,
            [this, file, image, why = preview.note, mine] {
                --decoding_;
                if (mine != generation_)
                    return;
                if (image.isNull())
                    faults_.insert(file, why.isEmpty() ? tr("This is no picture.") : why);
                else
                    images_.insert(file, new QImage(image), 1 + image.sizeInBytes() / 1024);
                Q_EMIT decoded(file);
            },
            Qt::QueuedConnection);
    });
}

void Thumbnails::setFault(const FileWant& file, const QString& why)
{
    faults_.insert(file, why);
    Q_EMIT decoded(file);
}

const QImage* Thumbnails::image(const FileWant& file) const
{
    return images_.object(file);
}

QString Thumbnails::fault(const FileWant& file) const
{
    return faults_.value(file);
}

void Thumbnails::clear()
{
    ++generation_;
    images_.clear();
    faults_.clear();
}

} // namespace ph
