package clippings.analysis;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

/** Tokenizers. */
final class Tokenizers {

    private static final int LONGEST_TOKEN = 255;

    private Tokenizers() {}

    static TokenizerFactory uaxUrlEmail(IndexSettings index, Environment env, String name, Settings settings) {
        int longest = settings.getAsInt("max_token_length", LONGEST_TOKEN);
        return new AbstractTokenizerFactory(index, settings, name) {
            @Override
            public Tokenizer create() {
                UAX29URLEmailTokenizer tokenizer = new UAX29URLEmailTokenizer();
                tokenizer.setMaxTokenLength(longest);
                return tokenizer;
            }
        };
    }
}
