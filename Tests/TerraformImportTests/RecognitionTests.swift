import TerraformImport
import Testing

struct RecognitionTests {
}
